/** Fields of a form with what is in them, as the server tells them. */
import type { components } from '@/api/schema'
import type { ShownFile } from '@/composables/preview'
import { moment } from '@/lib/time'

export type Field = components['schemas']['FilledField']
export type File = components['schemas']['TimelineFile']

/** The files that fields speak of, in the order of the form. */
export function fileKeys(fields: readonly Field[]): string[] {
  return fields.flatMap((field) => {
    if (field.kind === 'filepicker' && Array.isArray(field.value)) return field.value as string[]
    return field.rows.flatMap((row) => fileKeys(row))
  })
}

export interface Part {
  /** of the group they stand in; null: of none */
  group: string | null
  fields: Field[]
}

/** Fields one after the other with the same group belong together: whose name and number they are. */
export function partsOf(fields: readonly Field[]): Part[] {
  const parts: Part[] = []
  for (const field of fields) {
    const last = parts.at(-1)
    if (last && last.group === field.group) last.fields.push(field)
    else parts.push({ group: field.group, fields: [field] })
  }
  return parts
}

/** An instant, as a form keeps it: with its zone, so that no text of people is taken for one. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

export function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('、')
  return typeof value === 'string' && INSTANT.test(value) ? moment(value) : String(value ?? '')
}

export function shownFile(file: File): ShownFile {
  return { name: file.name, url: `/v2/files/${file.fileKey}`, type: file.type, size: file.size, sha256: file.sha256 }
}
