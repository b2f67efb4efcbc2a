#ifndef CPangoCairo_shim_h
#define CPangoCairo_shim_h
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include <pango/pangofc-fontmap.h>
#endif
