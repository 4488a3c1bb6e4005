/** The wire format itself is tested against the server's reference in `tests/workflows/tendering/test_browser_envelope.py`. */
import { expect, test } from 'vitest'
import { fromBase64, fromHex, joined, toBase64, toHex, type Bytes } from './bytes'
import { contentBytes, room, seal } from './envelope'
import { makePair, openShare, PassphraseWrong, unlock } from './opening-key'
import { spelled } from './receipt'
import { split, times } from './shamir'

/** Lagrange at zero for two shares, with nothing of the code under test but the product. */
function combineTwo(first: [number, Bytes], second: [number, Bytes]): Bytes {
  const inverse = (a: number): number => Array.from({ length: 255 }, (_, n) => n + 1).find((b) => times(a, b) === 1) as number
  const [[x, a], [y, b]] = [first, second]
  const [u, v] = [times(y, inverse(y ^ x)), times(x, inverse(x ^ y))]
  return a.map((byte, place) => times(byte, u) ^ times(b[place] as number, v))
}

test('the product is that of the field of AES', () => {
  expect(times(0x57, 0x83)).toBe(0xc1)
  expect(times(0, 0x83)).toBe(0)
  expect(times(0x53, 0xca)).toBe(1)
})

test('any two of three shares give the secret', () => {
  const secret = Uint8Array.from({ length: 32 }, (_, n) => n * 7)
  const [a, b, c] = split(secret, 2, 3) as [Bytes, Bytes, Bytes]
  expect(combineTwo([1, a], [2, b])).toEqual(secret)
  expect(combineTwo([1, a], [3, c])).toEqual(secret)
  expect(combineTwo([3, c], [2, b])).toEqual(secret)
  expect(a).not.toEqual(secret)
})

test('spellings go there and back', () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => n % 251)
  expect(fromBase64(toBase64(bytes))).toEqual(bytes)
  expect(fromHex(toHex(bytes.subarray(0, 300)))).toEqual(bytes.slice(0, 300))
  expect(joined(Uint8Array.of(1), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3))
})

test('an envelope has its exact size whatever it holds, and refuses what does not fit', async () => {
  const pair = await makePair('correct horse battery', 1000)
  const how = { tenderKey: '912149999999999999', publicKeys: [fromBase64(pair.publicKey)], threshold: 1, envelopeBytes: 4096 }
  const small = await seal({ price: '1.00' }, how)
  const content = { text: 'x'.repeat(room(4096, 1) - contentBytes({ text: '' }).length) }
  const large = await seal(content, how)
  expect([small.length, large.length]).toEqual([4096, 4096])
  await expect(seal({ text: `${content.text}x` }, how)).rejects.toThrow(RangeError)
})

test('a share opens by the passphrase and by no other', async () => {
  const pair = await makePair('correct horse battery', 1000)
  const how = { tenderKey: '7', publicKeys: [fromBase64(pair.publicKey)], threshold: 1, envelopeBytes: 2048 }
  const envelope = await seal({ price: '1.00' }, how)
  const wrapped = toBase64(envelope.slice(14 + 8 + 32, 14 + 8 + 32 + 384))
  const share = fromBase64(await openShare(await unlock(pair, 'correct horse battery'), wrapped))
  expect([share[0], share.length]).toEqual([1, 33])
  await expect(unlock(pair, 'correct horse batterx')).rejects.toThrow(PassphraseWrong)
})

test('a statement is spelled with sorted keys and no spaces', () => {
  expect(spelled({ tender: '1', at: '2010', hash: '', kind: 'SEALED' })).toBe('{"at":"2010","hash":"","kind":"SEALED","tender":"1"}')
})
