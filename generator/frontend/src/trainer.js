/** The trainer's extra script, loaded after taphuan.js in the trainer's output only. */

export {};
