#ifndef CFastCGI_shim_h
#define CFastCGI_shim_h
#include <fcgiapp.h>
#include <malloc.h>
#endif
