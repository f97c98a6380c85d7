#include <cblas.h>

// OpenBLAS is loaded when it is first used (VectorMath › OpenBLAS says why), so these are the types of its functions, for
// pointers to them. The types of CBLAS are those of its own header.
typedef __typeof__(&cblas_sgemm) cblas_sgemm_pointer;
typedef __typeof__(&cblas_sgemv) cblas_sgemv_pointer;
typedef __typeof__(&cblas_strsm) cblas_strsm_pointer;

// LAPACK as OpenBLAS exports it, in Fortran's calling convention: everything by address, matrices by columns.
typedef void (*spotrf_pointer)(const char *uplo, const int *n, float *a, const int *lda, int *info);
typedef void (*spotri_pointer)(const char *uplo, const int *n, float *a, const int *lda, int *info);
typedef void (*dsyevd_pointer)(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
                               double *work, const int *lwork, int *iwork, const int *liwork, int *info);
