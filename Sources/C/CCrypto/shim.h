#ifndef CCrypto_shim_h
#define CCrypto_shim_h
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/crypto.h>
#endif
