#ifndef CPangoCairo_shim_h
#define CPangoCairo_shim_h
#include <pango/pango.h>
#include <pango/pangoft2.h>
#include <hb.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <zlib.h>
#endif
