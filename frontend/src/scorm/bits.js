/** Numbers as bits, bits as letters: six bits a letter of base64's alphabet. */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Spans of time are mostly above this: its bits are written as they are. */
const LOW_BITS = 6;

/**
 * How many bits hold the numbers below `count`.
 *
 * @param {number} count
 */
export const widthOf = (count) => Math.max(1, Math.ceil(Math.log2(count)));

export class BitWriter {
  /** @type {number[]} */
  bits = [];

  /**
   * @param {number} value
   * @param {number} width
   */
  write(value, width) {
    for (let n = width - 1; n >= 0; n -= 1) this.bits.push(Math.floor(value / 2 ** n) % 2);
  }

  /** @param {unknown} yes */
  flag(yes) {
    this.bits.push(yes ? 1 : 0);
    return Boolean(yes);
  }

  /**
   * A number from 0 on, the smaller the shorter: one bit for 0 (Elias gamma of the next number).
   *
   * @param {number} value
   */
  count(value) {
    const width = Math.floor(Math.log2(value + 1)) + 1;
    this.write(0, width - 1);
    this.write(value + 1, width);
  }

  /**
   * Seconds; what lies before its time counts as none.
   *
   * @param {number} seconds
   */
  span(seconds) {
    const whole = Math.max(0, Math.floor(seconds) || 0);
    this.count(Math.floor(whole / 2 ** LOW_BITS));
    this.write(whole % 2 ** LOW_BITS, LOW_BITS);
  }

  /** @param {BitWriter} other */
  append(other) {
    for (const bit of other.bits) this.bits.push(bit);
  }

  text() {
    let text = "";
    for (let n = 0; n < this.bits.length; n += 6) {
      let value = 0;
      for (let k = 0; k < 6; k += 1) value = value * 2 + (this.bits[n + k] ?? 0);
      text += LETTERS[value];
    }
    return text;
  }
}

/** Reads what a BitWriter wrote; RangeError past its end. */
export class BitReader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** @param {number} width */
  read(width) {
    let value = 0;
    for (let n = 0; n < width; n += 1) {
      const letter = LETTERS.indexOf(this.text[Math.floor(this.at / 6)] ?? "!");
      if (letter < 0) throw new RangeError("no more bits");
      value = value * 2 + ((letter >> (5 - (this.at % 6))) & 1);
      this.at += 1;
    }
    return value;
  }

  flag() {
    return this.read(1) === 1;
  }

  count() {
    let zeros = 0;
    while (!this.flag()) zeros += 1;
    return 2 ** zeros + this.read(zeros) - 1;
  }

  span() {
    const high = this.count();
    return high * 2 ** LOW_BITS + this.read(LOW_BITS);
  }
}
