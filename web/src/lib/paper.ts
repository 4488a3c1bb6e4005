import { ref } from 'vue'

/** The page is being printed. */
export const isOnPaper = ref(false)

/** What is folded on the screen is unfolded on paper, and folded again afterwards. */
export function unfoldForPaper(): void {
  let opened: HTMLDetailsElement[] = []
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')]
    for (const each of opened) each.open = true
    isOnPaper.value = true
  })
  window.addEventListener('afterprint', () => {
    for (const each of opened) each.open = false
    opened = []
    isOnPaper.value = false
  })
}
