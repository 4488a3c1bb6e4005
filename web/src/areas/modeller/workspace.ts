/** One piece of work in the modeller: its files, kept as drafts while one works, checked by the server's linter. */
import { computed, onBeforeUnmount, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { useLatest } from '@/composables/latest'
import { session } from '@/session'
import { check, type Finding } from './checking'
import { DraftStore, type Draft } from './drafts'
import { isChanged, type WorkFile } from './files'
import type { Opened } from './opening'

const SAVE_AFTER = 400
const CHECK_AFTER = 700

export interface Workspace {
  files: Ref<WorkFile[]>
  changed: ComputedRef<WorkFile[]>
  findings: ShallowRef<Finding[]>
  isChecking: Readonly<Ref<boolean>>
  isChecked: Ref<boolean>
  checkFailed: Ref<string>
  savedAt: Ref<string>
  /** another tab kept something else: nothing is written until somebody chooses */
  theirs: ShallowRef<Draft | null>
  isFull: Ref<boolean>
  hasErrors: ComputedRef<boolean>
  /** Begin with what is deployed; a draft that was left behind is taken up. True when there was one. */
  begin(opened: Opened): boolean
  edit(name: string, content: string): void
  add(file: WorkFile): void
  takeTheirs(): void
  keepMine(): void
  discard(): void
  deployed(): void
  checkNow(): Promise<void>
}

export function useWorkspace(key: () => string): Workspace {
  const files = ref<WorkFile[]>([])
  const findings = shallowRef<Finding[]>([])
  const [isChecked, isFull] = [ref(false), ref(false)]
  const [checkFailed, savedAt] = [ref(''), ref('')]
  const theirs = shallowRef<Draft | null>(null)
  const changed = computed(() => files.value.filter(isChanged))
  const hasErrors = computed(() => findings.value.some((each) => each.severity === 'error'))
  let base: WorkFile[] = []
  let revision = 0
  let saving: ReturnType<typeof setTimeout> | undefined
  let checking: ReturnType<typeof setTimeout> | undefined
  const { ask, isAsking: isChecking } = useLatest()

  const store = (): DraftStore => new DraftStore(localStorage, `${session.value?.userId ?? ''}.${key()}`)

  function begin(opened: Opened): boolean {
    base = opened.files.map((each) => ({ ...each }))
    const draft = store().read()
    revision = draft?.revision ?? 0
    savedAt.value = draft?.savedAt ?? ''
    files.value = draft ? merged(base, draft.files) : base.map((each) => ({ ...each }))
    void checkNow()
    return draft !== null && changed.value.length > 0
  }

  function edit(name: string, content: string): void {
    const file = files.value.find((each) => each.name === name)
    if (!file || file.content === content) return
    file.content = content
    touched()
  }

  function add(file: WorkFile): void {
    files.value = [...files.value.filter((each) => each.name !== file.name), file]
    touched()
  }

  function touched(): void {
    isChecked.value = false
    clearTimeout(saving)
    clearTimeout(checking)
    saving = setTimeout(save, SAVE_AFTER)
    checking = setTimeout(() => void checkNow(), CHECK_AFTER)
  }

  function save(): void {
    clearTimeout(saving)
    saving = undefined
    if (theirs.value) return
    const answer = store().write(files.value, revision, new Date())
    isFull.value = answer.kind === 'full'
    if (answer.kind === 'overtaken') theirs.value = answer.theirs
    if (answer.kind !== 'kept') return
    revision = answer.revision
    savedAt.value = new Date().toISOString()
  }

  async function checkNow(): Promise<void> {
    clearTimeout(checking)
    try {
      await ask(
        (signal) => check(changed.value.length ? changed.value : files.value, signal),
        (found) => {
          findings.value = found
          isChecked.value = true
          checkFailed.value = ''
        },
      )
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      checkFailed.value = problem.detail
    }
  }

  function takeTheirs(): void {
    if (!theirs.value) return
    revision = theirs.value.revision
    files.value = merged(base, theirs.value.files)
    theirs.value = null
    void checkNow()
  }

  function keepMine(): void {
    if (!theirs.value) return
    revision = theirs.value.revision
    theirs.value = null
    save()
  }

  function discard(): void {
    store().remove()
    revision = 0
    savedAt.value = ''
    files.value = base.map((each) => ({ ...each }))
    void checkNow()
  }

  /** What was put in force is the new beginning. */
  function deployed(): void {
    clearTimeout(saving)
    for (const file of files.value) {
      if (isChanged(file)) file.version += 1
      file.deployed = file.content
    }
    base = files.value.map((each) => ({ ...each }))
    store().remove()
    revision = 0
    savedAt.value = ''
  }

  function leaving(): void {
    if (saving) save()
  }

  window.addEventListener('pagehide', leaving)
  onBeforeUnmount(() => {
    leaving()
    clearTimeout(checking)
    window.removeEventListener('pagehide', leaving)
  })
  return {
    files, changed, findings, isChecking, isChecked, checkFailed, savedAt, theirs, isFull, hasErrors,
    begin, edit, add, takeTheirs, keepMine, discard, deployed, checkNow,
  }
}

/** The files of a draft over what is deployed by now: the draft's content, the newest deployed state. */
export function merged(deployed: WorkFile[], drafts: WorkFile[]): WorkFile[] {
  const result = deployed.map((each) => {
    const draft = drafts.find((file) => file.name === each.name)
    return draft && isChanged(draft) ? { ...each, content: draft.content } : { ...each }
  })
  return [...result, ...drafts.filter((draft) => !deployed.some((each) => each.name === draft.name))]
}
