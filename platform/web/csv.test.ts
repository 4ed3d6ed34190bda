import { expect, it } from 'vitest'
import { toCsv } from './csv.ts'

it('[TSK-03] the export opens in Excel with its diacritics, keeps quotes and lines, and runs nothing', () => {
  expect(
    toCsv([
      ['Kẽ hở', 'a"b', 'một\nhai'],
      ['=1+1', '-2', '17/CT-UBND'],
    ]),
  ).toBe('\ufeffKẽ hở,"a""b","một\nhai"\r\n\'=1+1,\'-2,17/CT-UBND\r\n')
})
