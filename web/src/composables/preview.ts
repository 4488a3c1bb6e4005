/** Files looked at over the page, one after the other; any part of the page opens them, one dialog shows them. */
import { shallowRef } from 'vue'

export interface ShownFile {
  name: string
  /** where its bytes are */
  url: string
  /** its extension, as the server found it by its content */
  type: string
  /** bytes */
  size: number | null
  /** as it is on record; null: it is not */
  sha256: string | null
}

export interface Looking {
  files: readonly ShownFile[]
  at: number
}

export const looking = shallowRef<Looking | null>(null)

export function lookAt(files: readonly ShownFile[], at = 0): void {
  if (files[at]) looking.value = { files, at }
}

/** The last part of a name, which says what it is. */
export function extensionOf(name: string): string {
  return name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : ''
}
