import { expect, it } from 'vitest'
import { escapeHtml } from './escape-html.ts'

it('[PUB-01] what people typed cannot leave its element or its attribute', () => {
  expect(escapeHtml(`"><script>'&amp;`)).toBe('&quot;&gt;&lt;script&gt;&#39;&amp;amp;')
})
