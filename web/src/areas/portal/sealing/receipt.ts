/** Receipts of the bid desk, checked without asking it: ECDSA P-256 over the statement with sorted keys. */
import { fromBase64, fromHex } from './bytes'

export interface Receipt {
  statement: Record<string, string>
  signature: string
}

/** The bytes that are signed: JSON with sorted keys, no spaces, UTF-8. */
export function spelled(statement: Readonly<Record<string, string>>): string {
  const sorted = Object.keys(statement).sort()
  return JSON.stringify(Object.fromEntries(sorted.map((name) => [name, statement[name]])))
}

/** `receiptKey` is the tender's, SubjectPublicKeyInfo in base64. */
export async function isSigned(receipt: Receipt, receiptKey: string): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('spki', fromBase64(receiptKey), curve, false, ['verify'])
  const signed = new TextEncoder().encode(spelled(receipt.statement))
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromHex(receipt.signature), signed)
}
