/** Fields of a form with what is in them, as the server tells them. */
import type { components } from '@/api/schema'
import type { ShownFile } from '@/composables/preview'

export type Field = components['schemas']['FilledField']
export type File = components['schemas']['TimelineFile']

/** The files that fields speak of, in the order of the form. */
export function fileKeys(fields: readonly Field[]): string[] {
  return fields.flatMap((field) => {
    if (field.kind === 'filepicker' && Array.isArray(field.value)) return field.value as string[]
    return field.rows.flatMap((row) => fileKeys(row))
  })
}

export function words(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join('、') : String(value ?? '')
}

export function shownFile(file: File): ShownFile {
  return { name: file.name, url: `/v2/files/${file.fileKey}`, type: file.type, size: file.size, sha256: file.sha256 }
}
