/** `make screenshots`: pictures of every page into docs/screenshots; areas add files `*.shots.ts`. */
import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

export default defineConfig({ ...tests, testMatch: '*.shots.ts' })
