/* Starts the program with the Python beside it. Built twice: with and without a console. */
#include <windows.h>
#include <shellapi.h>
#include <shlobj.h>
#include <stdlib.h>
#include <wchar.h>

typedef int (*Main)(int, wchar_t **);

int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int show) {
    static wchar_t folder[32768], start[32768];
    int count, place = 0;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    wchar_t **passed = calloc(count + 3, sizeof *passed);
    HMODULE python;
    Main run;

    if (!given || !passed || !GetModuleFileNameW(NULL, folder, 32767)) return 90;
    *wcsrchr(folder, L'\\') = 0;
    swprintf(start, 32768, L"%ls\\start.py", folder);
    /* Windows of the program group under its own button in the task bar. */
    SetCurrentProcessExplicitAppUserModelID(L"Digikoers.Digikoers");
    /* Only libraries from this folder and from Windows itself. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(folder);
    python = LoadLibraryExW(PYTHON_DLL, NULL, LOAD_LIBRARY_SEARCH_DEFAULT_DIRS | LOAD_LIBRARY_SEARCH_APPLICATION_DIR);
    run = python ? (Main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run) {
        MessageBoxW(NULL, L"Digikoers is niet heel ge\x00efnstalleerd. Installeer het opnieuw.\n"
                          L"Digikoers is not installed whole. Please install it again.", L"Digikoers", MB_ICONERROR);
        return 91;
    }
    passed[place++] = given[0];
    passed[place++] = start;
    for (int each = 1; each < count; each++) passed[place++] = given[each];
    return run(place, passed);
}
