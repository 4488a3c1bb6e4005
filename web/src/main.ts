import { createApp } from 'vue'
import '@/styles/tokens.css'
import '@/styles/base.css'
import App from '@/App.vue'
import { i18n, language, loadAreas } from '@/i18n'
import { caught } from '@/lib/caught'
import { watchForLife } from '@/lib/idle'
import { router } from '@/router'

async function start(): Promise<void> {
  document.documentElement.lang = language.value
  await loadAreas('shell', 'signing')
  const app = createApp(App)
  app.config.errorHandler = (error) => caught(error)
  app.use(i18n).use(router).mount('#app')
}

watchForLife()
window.addEventListener('unhandledrejection', (event) => caught(event.reason))
void start()
