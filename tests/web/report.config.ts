/** `make page-report`: how fast, heavy and accessible the main pages are, measured in Chromium. */
import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

export default defineConfig({ ...tests, workers: 1, projects: undefined, testMatch: '*.report.ts', reporter: [['line']] })
