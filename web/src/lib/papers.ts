/** Documents issued in a case as files to look at: their PDF, held against the hash on record. */
import type { components } from '@/api/schema'
import type { ShownFile } from '@/composables/preview'

type Document = components['schemas']['Document']

export function papersOf(documents: readonly Document[]): ShownFile[] {
  return documents.map((each) => ({
    name: `${each.title ?? each.code}${each.number ? ` ${each.number}` : ''}.pdf`,
    url: `/v2/documents/${each.documentKey}/pdf`,
    type: 'pdf',
    size: null,
    sha256: each.pdfSha256,
  }))
}
