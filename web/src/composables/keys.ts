import { onBeforeUnmount, onMounted } from 'vue'
import { caught } from '@/lib/caught'
import { pressed } from '@/lib/keys'

/** Commands of a page by key; `?` should show them (`KeyHelp`). */
export function useKeys(commands: Record<string, () => unknown>): void {
  function listen(event: KeyboardEvent): void {
    const act = commands[pressed(event)]
    if (!act) return
    event.preventDefault()
    try {
      Promise.resolve(act()).catch(caught)
    } catch (problem) {
      caught(problem)
    }
  }
  onMounted(() => document.addEventListener('keydown', listen))
  onBeforeUnmount(() => document.removeEventListener('keydown', listen))
}
