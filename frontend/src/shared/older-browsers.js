/**
 * What browsers of 2021 lack and a vendored package uses (`@noble/hashes`, as soon as it is loaded):
 * the first import of a script that has the package in it. Our own code stays with ES2021, which
 * tsconfig.json sees to.
 */

const known = /** @type {{ hasOwn?: (object: object, key: PropertyKey) => boolean }} */ (Object);
known.hasOwn ??= (object, key) => Object.prototype.hasOwnProperty.call(object, key);
