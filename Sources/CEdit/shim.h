// CEdit › shim.h: libedit's own interface, with its variadic calls spelt out so that Swift can make them.
#ifndef CLEW_CEDIT_H
#define CLEW_CEDIT_H

#include <stdio.h>
#include <wchar.h>
#include <histedit.h>

typedef char *(*clew_prompt)(EditLine *);
typedef unsigned char (*clew_key)(EditLine *, int);

static inline EditLine *clew_edit_open(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

// Reads the owner's ~/.editrc only after this has set Emacs keys, so that a habit of vi keys wins.
static inline int clew_edit_emacs_keys(EditLine *edit) { return el_set(edit, EL_EDITOR, "emacs"); }

// Lets libedit look after window size, suspension and termination while it reads.
static inline int clew_edit_signals(EditLine *edit, int on) { return el_set(edit, EL_SIGNAL, on); }

// `mark` stands before and after each run of bytes in the prompt that takes no place on the screen.
static inline int clew_edit_prompt(EditLine *edit, clew_prompt prompt, char mark) {
  return el_set(edit, EL_PROMPT_ESC, prompt, mark);
}

static inline int clew_edit_set_owner(EditLine *edit, void *owner) {
  return el_set(edit, EL_CLIENTDATA, owner);
}

static inline void *clew_edit_owner(EditLine *edit) {
  void *owner = NULL;
  el_get(edit, EL_CLIENTDATA, &owner);
  return owner;
}

static inline int clew_edit_add(EditLine *edit, const char *name, const char *help, clew_key key) {
  return el_set(edit, EL_ADDFN, name, help, key);
}

static inline int clew_edit_bind(EditLine *edit, const char *key, const char *command) {
  return el_set(edit, EL_BIND, key, command, NULL);
}

// Makes the terminal's interrupt key (Ctrl-C) an ordinary key while a line is edited. Both settings are needed: the
// first outlives a change of the terminal's keys, the second counts from the first line on.
static inline int clew_edit_free_interrupt_key(EditLine *edit) {
  return el_set(edit, EL_SETTY, "-d", "-intr", "intr=", NULL);
}

// Takes the terminal over before the prompt is shown; el_gets alone does so after it, and keys pressed in between
// would be shown twice, or kill the session.
static inline int clew_edit_take_terminal(EditLine *edit) { return el_set(edit, EL_PREP_TERM, 1); }

// Reads one character as it is typed.
static inline int clew_edit_read(EditLine *edit, wchar_t *character) { return el_wgetc(edit, character); }

// Puts characters before the cursor.
static inline int clew_edit_insert(EditLine *edit, const wchar_t *text) { return el_winsertstr(edit, text); }

static inline int clew_edit_history(EditLine *edit, History *lines) {
  return el_set(edit, EL_HIST, history, lines);
}

static inline int clew_history_cap(History *lines, int count) {
  HistEvent event;
  return history(lines, &event, H_SETSIZE, count);
}

static inline int clew_history_enter(History *lines, const char *line) {
  HistEvent event;
  return history(lines, &event, H_ENTER, line);
}

static inline int clew_history_clear(History *lines) {
  HistEvent event;
  return history(lines, &event, H_CLEAR);
}

#endif
