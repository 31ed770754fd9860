/* Stands for uv.exe and python.exe under Wine: writes down where it was called and with what, and
   ends as the test wishes (PROBE_<program>_<first word> is its exit code). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>

#define MOST 8192

static void add(char *line, const wchar_t *word) {
  char part[MOST];
  WideCharToMultiByte(CP_UTF8, 0, word, -1, part, MOST, NULL, NULL);
  if (*line) strncat(line, "\t", MOST - strlen(line) - 1);
  strncat(line, part, MOST - strlen(line) - 1);
}

int wmain(int count, wchar_t **words) {
  wchar_t at[MOST], log[MOST], wish[64], code[16] = L"0";
  char line[MOST] = "";
  GetCurrentDirectoryW(MOST, at);
  GetEnvironmentVariableW(L"PROBE_LOG", log, MOST);
  const wchar_t *name = wcsstr(words[0], L"uv.exe") ? L"uv" : L"python";
  _snwprintf(wish, 64, L"PROBE_%ls_%ls", name, count > 1 ? words[1] : L"");
  for (wchar_t *c = wish; *c; c++)
    if (*c == L'-') *c = L'_';
  GetEnvironmentVariableW(wish, code, 16);
  add(line, at);
  for (int i = 0; i < count; i++) add(line, words[i]);
  FILE *file = _wfopen(log, L"ab");
  fprintf(file, "%s\n", line);
  fclose(file);
  return _wtoi(code);
}
