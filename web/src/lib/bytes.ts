/** The content of a file, and whether it is the one on record. */
import { sending } from '@/api/client'
import { problemOf } from '@/api/problem'

export interface Content {
  bytes: ArrayBuffer
  /** SHA-256 as it is on record, in hexadecimal; null where the answer does not say */
  recorded: string | null
}

export async function contentOf(url: string, signal: AbortSignal): Promise<Content> {
  const answer = await sending(new Request(new URL(url, location.origin), { signal }))
  if (!answer.ok) throw await problemOf(answer)
  return { bytes: await answer.arrayBuffer(), recorded: recordedIn(answer.headers.get('Repr-Digest')) }
}

/** `sha-256=:base64:` (RFC 9530) in hexadecimal. */
export function recordedIn(header: string | null): string | null {
  const found = /sha-256=:([A-Za-z0-9+/]{43}=):/.exec(header ?? '')?.[1]
  return found ? Array.from(atob(found), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('') : null
}

/** In hexadecimal; null where the browser computes none, which it refuses outside of https and localhost. */
export async function sha256Of(content: ArrayBuffer): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null
  const digest = await crypto.subtle.digest('SHA-256', content)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What can be looked at here; by the type that the server found in the content, never by the name. */
export const PICTURES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png' }

export function kindOf(type: string): 'pdf' | 'picture' | 'other' {
  if (type === 'pdf') return 'pdf'
  return type in PICTURES ? 'picture' : 'other'
}

/** `1.4 MB`, `312 KB`. */
export function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
