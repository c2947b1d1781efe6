/* Stand-in for a library that wine 8 lacks, with converters that say that they cannot; only in the trial. */
#define E __declspec(dllexport)
typedef int UE;
#define BAD(p) do{ if(p) *(UE*)(p)=16; }while(0)
E void* ucnv_open(const char*n, UE*e){BAD(e);return 0;}
E void ucnv_close(void*c){}
E void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void){}
E void UCNV_TO_U_CALLBACK_SUBSTITUTE(void){}
E void ucnv_reset(void*c){}
E signed char ucnv_getMaxCharSize(void*c){return 1;}
E const char* ucnv_getName(void*c, UE*e){BAD(e);return 0;}
E void ucnv_getToUCallBack(void*c,void**a,void**b){}
E void ucnv_getFromUCallBack(void*c,void**a,void**b){}
E void ucnv_setToUCallBack(void*c,void*a,void*b,void**o,void**p,UE*e){BAD(e);}
E void ucnv_setFromUCallBack(void*c,void*a,void*b,void**o,void**p,UE*e){BAD(e);}
E void ucnv_cbToUWriteUChars(void*a,void*s,int l,int o,UE*e){BAD(e);}
E void ucnv_toUnicode(void*c,void**t,void*tl,void**s,void*sl,int*o,signed char f,UE*e){BAD(e);}
E void ucnv_cbFromUWriteUChars(void*a,void**s,void*l,int o,UE*e){BAD(e);}
E int ucnv_toUCountPending(void*c,UE*e){BAD(e);return 0;}
E int ucnv_fromUCountPending(void*c,UE*e){BAD(e);return 0;}
E const char* ucnv_getStandardName(const char*n,const char*s,UE*e){BAD(e);return 0;}
E const char* ucnv_getAvailableName(int n){return 0;}
E int ucnv_countAvailable(void){return 0;}
E void ucnv_fromUnicode(void*c,void**t,void*tl,void**s,void*sl,int*o,signed char f,UE*e){BAD(e);}
E int ucal_x(void){return 0;}
