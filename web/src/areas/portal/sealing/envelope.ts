/**
 * Sealing a bid in the browser, byte by byte as `workflows/tendering/envelope.py` reads it
 * (docs/adr/0008-sealed-bids.md): a head for the keyholders, then AES-256-GCM of the padded content.
 */
import { joined, random, sha256, type Bytes } from './bytes'
import { split } from './shamir'

const MAGIC = new TextEncoder().encode('GZB1')
const FRONT = 4 + 1 + 1 + 8
const KEY_ID = 8
const HASH = 32
const WRAPPED = 384
const NONCE = 12
const TAG = 16
const LENGTH = 4
const KEY = 32

export interface Seal {
  /** id of the tender, an unsigned 64-bit number in decimal */
  tenderKey: string
  /** of the keyholders, SubjectPublicKeyInfo, in the order of their numbers */
  publicKeys: readonly Bytes[]
  threshold: number
  envelopeBytes: number
}

/** Bytes of content (JSON in UTF-8) that an envelope takes. */
export function room(envelopeBytes: number, holders: number): number {
  return envelopeBytes - headSize(holders) - NONCE - LENGTH - TAG
}

function headSize(holders: number): number {
  return FRONT + holders * (KEY_ID + HASH + WRAPPED)
}

export function contentBytes(content: object): Bytes {
  return new TextEncoder().encode(JSON.stringify(content))
}

/** An envelope of exactly the size the tender names. Throws RangeError when the content does not fit. */
export async function seal(content: object, how: Seal): Promise<Bytes> {
  const body = contentBytes(content)
  const space = room(how.envelopeBytes, how.publicKeys.length)
  if (body.length > space) throw new RangeError(`the bid has ${body.length} bytes, the envelope takes ${space}`)
  const secret = random(KEY)
  const head = await headOf(secret, how)
  const nonce = random(NONCE)
  const padded = new Uint8Array(LENGTH + space)
  new DataView(padded.buffer).setUint32(0, body.length)
  padded.set(body, LENGTH)
  const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt'])
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: head }, key, padded)
  secret.fill(0)
  return joined(head, nonce, new Uint8Array(sealed))
}

async function headOf(secret: Bytes, how: Seal): Promise<Bytes> {
  const count = how.publicKeys.length
  const shares = split(secret, how.threshold, count)
  const front = new Uint8Array(FRONT)
  front.set(MAGIC)
  const view = new DataView(front.buffer)
  view.setUint8(4, how.threshold)
  view.setUint8(5, count)
  view.setBigUint64(6, BigInt(how.tenderKey))
  const holders = await Promise.all(
    how.publicKeys.map(async (publicKey, index) => {
      const share = joined(Uint8Array.of(index + 1), shares[index] as Bytes)
      const key = await crypto.subtle.importKey('spki', publicKey, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['encrypt'])
      const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, key, share))
      if (wrapped.length !== WRAPPED) throw new RangeError('a keyholder has a key of another size')
      return joined((await sha256(publicKey)).slice(0, KEY_ID), await sha256(share), wrapped)
    }),
  )
  return joined(front, ...holders)
}
