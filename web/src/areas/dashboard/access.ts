/** Whether the person may read the figures of the house: the server knows by their posts, and is asked once. */
import { ref, watch } from 'vue'
import { api } from '@/api/client'
import { Problem } from '@/api/problem'
import { caught } from '@/lib/caught'
import { session } from '@/session'

const isReader = ref(false)
let asked = ''

async function ask(userId: string): Promise<void> {
  if (userId === asked) return
  asked = userId
  isReader.value = false
  if (!userId) return
  try {
    await api.GET('/v2/statistics')
    isReader.value = session.value?.userId === userId
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    // refused: no entry in the bar; unanswered: ask again when the session is looked at next
    if (problem.status !== 403) asked = ''
  }
}

export function readsFigures(): boolean {
  return isReader.value
}

watch(
  () => (session.value && !session.value.mustChangePassword ? session.value.userId : ''),
  (userId) => void ask(userId).catch(caught),
  { immediate: true },
)
