import { describe, expect, it } from 'vitest'
import type { WebPage } from '#platform/web'
import { matchPage } from './match-page.ts'

const page = (path: WebPage['path']): WebPage => ({
  path,
  title: { vi: path, en: path },
  load: async () => () => null,
})
const pages = ['/', '/tasks', '/tasks/$taskId', '/tasks/new', '/areas/$areaId/gaps'].map((path) =>
  page(path as WebPage['path']),
)

describe('the page of an address', () => {
  it.each([
    ['/', '/', {}],
    ['/tasks/new', '/tasks/new', {}],
    ['/tasks/7', '/tasks/$taskId', { taskId: '7' }],
    ['/areas/12/gaps', '/areas/$areaId/gaps', { areaId: '12' }],
    ['/tasks/a%20b', '/tasks/$taskId', { taskId: 'a b' }],
    ['/tasks/%zz', '/tasks/$taskId', { taskId: '%zz' }],
  ])('%s is %s', (pathname, path, params) => {
    expect(matchPage(pages, pathname)).toMatchObject({ page: { path }, params })
  })

  it.each(['/nothing', '/tasks/7/more', '/areas//gaps'])('%s is none', (pathname) => {
    expect(matchPage(pages, pathname)).toBeUndefined()
  })
})
