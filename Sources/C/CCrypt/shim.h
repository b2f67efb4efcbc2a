#ifndef CCrypt_shim_h
#define CCrypt_shim_h
#include <crypt.h>
#endif
