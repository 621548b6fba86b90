/* Strings of a configuration are copied, replaced and cleared; what is no text in UTF-8 is kept as strange characters. */
#include "harness.h"

#include <wchar.h>

static void show(const char *title, const wchar_t *text)
{
    printf("%s:", title);
    for (; text != NULL && *text != 0; text++) {
        printf(" %lx", (unsigned long)*text);
    }
    printf("%s\n", text == NULL ? " NULL" : "");
}

static void show_status(const char *title, PyStatus status)
{
    printf("%s: %d, %s\n", title, PyStatus_Exception(status), status.err_msg != NULL ? status.err_msg : "no message");
}

int main(void)
{
    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    show("program name before", config.program_name);
    wchar_t name[] = L"one";
    show_status("set", PyConfig_SetString(&config, &config.program_name, name));
    name[0] = L'X';
    show("program name", config.program_name);
    show_status("set again", PyConfig_SetString(&config, &config.program_name, L"another one"));
    show("program name", config.program_name);
    show_status("cleared", PyConfig_SetString(&config, &config.program_name, NULL));
    show("program name", config.program_name);
    show_status("bytes", PyConfig_SetBytesString(&config, &config.program_name, "b\303\244r"));
    show("program name", config.program_name);
    show_status("no UTF-8", PyConfig_SetBytesString(&config, &config.executable, "b\377r"));
    show("executable", config.executable);
    show_status("no bytes", PyConfig_SetBytesString(&config, &config.executable, NULL));
    show("executable", config.executable);
    show_status("empty", PyConfig_SetString(&config, &config.executable, L""));
    show("executable", config.executable);
    PyConfig_Clear(&config);
    show("cleared program name", config.program_name);

    int count = -7;
    wchar_t **arguments = NULL;
    Py_GetArgcArgv(&count, &arguments);
    SHOW(count);
    FINISH();
}
