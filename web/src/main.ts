import { createApp } from 'vue'
import '@/styles/tokens.css'
import '@/styles/base.css'
import App from '@/App.vue'
import { i18n, language, loadAreas } from '@/i18n'
import { caught } from '@/lib/caught'
import { router } from '@/router'

async function start(): Promise<void> {
  document.documentElement.lang = language.value
  await loadAreas('shell')
  const app = createApp(App)
  app.config.errorHandler = (error) => caught(error)
  app.use(i18n).use(router).mount('#app')
}

window.addEventListener('unhandledrejection', (event) => caught(event.reason))
void start()
