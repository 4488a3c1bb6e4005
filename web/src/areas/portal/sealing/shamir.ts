/**
 * Shamir's secret sharing over GF(256), byte by byte, in the field of AES (x⁸+x⁴+x³+x+1): the sharing half, as
 * `workflows/tendering/shamir.py` has it. Any `threshold` shares give the secret, fewer tell nothing about it.
 */
import { random, type Bytes } from './bytes'

/** Product of two elements, in the same time whatever they are. */
export function times(a: number, b: number): number {
  let product = 0
  let left = a
  for (let bit = 0; bit < 8; bit += 1) {
    product ^= left & -((b >> bit) & 1)
    left = ((left << 1) ^ (0x11b & -(left >> 7))) & 0xff
  }
  return product & 0xff
}

/** `count` shares, the first that of x = 1. */
export function split(secret: Bytes, threshold: number, count: number): Bytes[] {
  if (threshold < 1 || threshold > count || count > 255) throw new RangeError(`${threshold} of ${count}`)
  // of each byte's polynomial the byte itself is the constant, the rest is random
  const coefficients = Array.from({ length: threshold - 1 }, () => random(secret.length))
  return Array.from({ length: count }, (_, index) => {
    const x = index + 1
    return secret.map((byte, place) => {
      const rest = coefficients.reduceRight((value, row) => times(value ^ (row[place] ?? 0), x), 0)
      return byte ^ rest
    })
  })
}
