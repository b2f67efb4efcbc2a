#ifndef CFastCGI_shim_h
#define CFastCGI_shim_h
#include <fcgiapp.h>
#endif
