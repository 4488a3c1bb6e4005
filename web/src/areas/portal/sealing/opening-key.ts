/**
 * A keyholder's pair, made and used in the browser: the private key leaves it wrapped under a passphrase, as
 * `workflows/tendering/envelope.py` has it: PKCS #8 under AES-256-GCM, the public key as additional data.
 */
import { fromBase64, random, toBase64, type Bytes } from './bytes'

const ROUNDS = 600_000
const KDF = 'PBKDF2-SHA256'
const PAIR = { name: 'RSA-OAEP', modulusLength: 3072, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' }

export interface OpeningPair {
  publicKey: string
  wrappedPrivateKey: string
}

interface Wrapping {
  kdf: string
  iterations: number
  salt: string
  iv: string
  key: string
}

const WRONG = new Set(['OperationError', 'DataError'])

/** The passphrase is another one, or the key was altered. */
export class PassphraseWrong extends Error {}

export async function makePair(passphrase: string, rounds = ROUNDS): Promise<OpeningPair> {
  const pair = await crypto.subtle.generateKey(PAIR, true, ['encrypt', 'decrypt'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const plain = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const [salt, iv] = [random(16), random(12)]
  const key = await derived(passphrase, salt, rounds, 'encrypt')
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: publicKey }, key, plain))
  plain.fill(0)
  const document: Wrapping = { kdf: KDF, iterations: rounds, salt: toBase64(salt), iv: toBase64(iv), key: toBase64(wrapped) }
  return { publicKey: toBase64(publicKey), wrappedPrivateKey: JSON.stringify(document) }
}

/** The private key, which cannot be taken out of the browser again. Throws PassphraseWrong. */
export async function unlock(pair: OpeningPair, passphrase: string): Promise<CryptoKey> {
  const document = JSON.parse(pair.wrappedPrivateKey) as Wrapping
  const key = await derived(passphrase, fromBase64(document.salt), document.iterations, 'decrypt')
  const how = { name: 'AES-GCM', iv: fromBase64(document.iv), additionalData: fromBase64(pair.publicKey) }
  try {
    const plain = new Uint8Array(await crypto.subtle.decrypt(how, key, fromBase64(document.key)))
    const found = await crypto.subtle.importKey('pkcs8', plain, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['decrypt'])
    plain.fill(0)
    return found
  } catch (reason) {
    // what does not decrypt under the tag, or is no key when it does
    if (reason instanceof Error && WRONG.has(reason.name)) throw new PassphraseWrong()
    throw reason
  }
}

/** One bid's share: its number and 32 bytes. */
export async function openShare(key: CryptoKey, wrapped: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, key, fromBase64(wrapped))))
}

async function derived(passphrase: string, salt: Bytes, rounds: number, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, [usage])
}
