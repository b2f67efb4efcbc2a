#ifndef CMalloc_shim_h
#define CMalloc_shim_h
#include <malloc.h>
#endif
