/** Whether the server answers; the banner at the top of the page shows when it does not. */
import { ref } from 'vue'

export const isReachable = ref(true)

export function online(): void {
  isReachable.value = true
}

export function offline(): void {
  isReachable.value = false
}
