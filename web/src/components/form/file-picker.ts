/**
 * The file field of a form: files go up as soon as they are chosen, each with its progress, name, size and hash;
 * the field holds their ids, which is what the server wants. In Preact, in which the form viewer is written.
 */
import { Errors, FilePicker, Label } from '@bpmn-io/form-js-viewer'
import { h, type JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { api, ok } from '@/api/client'
import { Problem } from '@/api/problem'
import { lookAt, type ShownFile } from '@/composables/preview'
import { t } from '@/i18n'
import { MAX_BYTES, sizeOf, uploadFile, type StoredFile } from './upload'

interface Props {
  field: { label?: string; accept?: string; multiple?: boolean | string; validate?: { required?: boolean }; description?: string }
  value?: string[] | null
  errors?: string[]
  domId: string
  disabled?: boolean
  readonly?: boolean
  onChange: (change: { value: string[] | null }) => void
}

interface Going {
  name: string
  share: number
  problem: string
}

/** What is known of files, by id; a form that is shown again does not ask again. */
const known = new Map<string, StoredFile>()

async function lookUp(fileKey: string): Promise<StoredFile | null> {
  if (!known.has(fileKey)) {
    try {
      known.set(fileKey, await ok(api.GET('/v2/files/{fileKey}/metadata', { params: { path: { fileKey } } })))
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      return null
    }
  }
  return known.get(fileKey) ?? null
}

function useKnown(ids: string[]): void {
  const [, again] = useState(0)
  const unknown = ids.filter((id) => !known.has(id)).join()
  useEffect(() => {
    if (unknown) void Promise.all(unknown.split(',').map(lookUp)).then(() => again((times) => times + 1))
  }, [unknown])
}

export function UploadField(props: Props): JSX.Element {
  const { field, domId, errors = [], onChange } = props
  const ids = Array.isArray(props.value) ? props.value : []
  const [going, setGoing] = useState<Going[]>([])
  useKnown(ids)
  const isFixed = Boolean(props.disabled || props.readonly)
  const isMultiple = field.multiple === true || field.multiple === '=true'

  async function take(files: File[]): Promise<void> {
    const wanted = isMultiple ? files : files.slice(0, 1)
    const lines: Going[] = wanted.map((file) => ({ name: file.name, share: 0, problem: '' }))
    const show = (): void => setGoing(lines.filter((line) => line.share < 1 || line.problem))
    show()
    const done = await Promise.all(
      wanted.map(async (file, index) => {
        const line = lines[index] as Going
        try {
          if (file.size > MAX_BYTES) throw new Problem({ status: 413, code: 'too-large', title: t('shell.file-too-large') })
          const stored = await uploadFile(file, (share) => {
            line.share = Math.min(share, 0.99)
            show()
          })
          known.set(stored.fileKey, stored)
          line.share = 1
          return stored.fileKey
        } catch (problem) {
          if (!(problem instanceof Problem)) throw problem
          line.problem = problem.isUnreachable ? t('shell.file-unreachable') : problem.detail
          return null
        } finally {
          show()
        }
      }),
    )
    const fresh = done.filter((id) => id !== null)
    if (fresh.length > 0) onChange({ value: isMultiple ? [...ids, ...fresh] : fresh })
  }

  function remove(id: string): void {
    const left = ids.filter((each) => each !== id)
    onChange({ value: left.length > 0 ? left : null })
  }

  return h(
    'div',
    { class: `fjs-form-field fjs-form-field-filepicker gz-files${errors.length ? ' fjs-has-errors' : ''}` },
    h(Label, { htmlFor: domId, label: field.label, required: field.validate?.required } as never),
    h('ul', null, ...ids.map((id) => fileLine(id, ids, isFixed, remove)), ...going.map(goingLine)),
    isFixed && ids.length === 0 ? h('p', { class: 'gz-muted' }, t('shell.no-files')) : null,
    isFixed ? null : chooser(domId, field.accept, isMultiple, take, errors.length > 0),
    h(Errors, { id: `${domId}-error-message`, errors } as never),
  )
}

function shown(id: string): ShownFile {
  const file = known.get(id)
  return { name: file?.name ?? id, url: `/v2/files/${id}`, type: file?.type ?? '', size: file?.size ?? null, sha256: file?.sha256 ?? null }
}

function fileLine(id: string, ids: string[], isFixed: boolean, remove: (id: string) => void): JSX.Element {
  const file = known.get(id)
  const name = file?.name ?? id
  const look = (): void => lookAt(ids.map(shown), ids.indexOf(id))
  return h(
    'li',
    { key: id },
    h('button', { type: 'button', class: 'look', 'aria-label': t('shell.file-view', { name }), onClick: look }, name),
    file
      ? h(
          'span',
          { class: 'gz-muted', title: `SHA-256 ${file.sha256}` },
          ` ${sizeOf(file.size)} · ✔ ${t('shell.file-checked', { hash: file.sha256.slice(0, 8) })}`,
        )
      : null,
    isFixed
      ? null
      : h('button', { type: 'button', 'aria-label': t('shell.file-remove', { name }), onClick: () => remove(id) }, '×'),
  )
}

function goingLine(line: Going): JSX.Element {
  return h(
    'li',
    { key: `going-${line.name}`, class: line.problem ? 'failed' : '' },
    h('span', null, line.name),
    line.problem
      ? h('span', { role: 'alert' }, ` ${line.problem}`)
      : h('progress', { value: line.share, max: 1, 'aria-label': t('shell.file-going', { name: line.name }) }),
  )
}

function chooser(id: string, accept: string | undefined, multiple: boolean, take: (files: File[]) => Promise<void>, isWrong: boolean): JSX.Element {
  return h(
    'div',
    {
      class: 'gz-choose',
      onDragOver: (event: DragEvent) => event.preventDefault(),
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        void take([...(event.dataTransfer?.files ?? [])])
      },
    },
    h('input', {
      id,
      type: 'file',
      class: 'gz-hidden',
      multiple,
      accept,
      'aria-invalid': isWrong,
      'aria-describedby': `${id}-error-message`,
      onChange: (event: Event) => {
        const input = event.target as HTMLInputElement
        const files = [...(input.files ?? [])]
        // the same file may be chosen again after it was removed
        input.value = ''
        void take(files)
      },
    }),
    h('label', { for: id, class: 'gz-choose-button' }, t('shell.file-choose')),
    h('span', { class: 'gz-muted' }, t('shell.file-drop')),
  )
}

/** The viewer takes what a field is from here; an array of ids is a value like any other. */
UploadField.config = {
  ...(FilePicker as unknown as { config: object }).config,
  emptyValue: null,
  sanitizeValue: ({ value }: { value: unknown }) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : null),
}
