import { describe, expect, test } from 'vitest'
import { areasFromUnits } from './areas-from-units.ts'
import { parseUnits } from './parse-units.ts'

const list = (...lines: string[]): string =>
  ['\uFEFF# a source', 'code,kind,name,parent_code,valid_from,valid_to', ...lines].join('\r\n')

describe('reading a list of units', () => {
  test('[ORG-01] kinds in any spelling, NFD names, a byte order mark → units in NFC; bad lines are named, the rest stays', () => {
    const { rows, refusals } = parseUnits(
      list(
        '01,Thành phố,Hà Nội,,2019-10-25,',
        `00325,PHUONG,${'Mai Động'.normalize('NFD')},01,2019-10-25,2025-07-01`,
        '00326,hamlet,X,01,2019-10-25,',
        '00327,xã,Y,01,2021-02-31,',
        '00328,xã,Y,01,2021-03-01,2021-03-01',
      ),
    )
    expect(rows.map(({ code, kind, name }) => [code, kind, name])).toEqual([
      ['01', 'city', 'Hà Nội'],
      ['00325', 'ward', 'Mai Động'],
    ])
    expect(refusals.map(({ field, params }) => [field, params?.line])).toEqual([
      ['kind', 5],
      ['valid_from', 6],
      ['valid_to', 7],
    ])
  })

  test('[ORG-01] a sheet saved from Excel: Vietnamese heads, semicolons or tabs, quotes, days as printed → the same units', () => {
    const unit = { code: '00325-001', kind: 'residential_group', name: 'số 1; cụm "A"', parentCode: '00325' }
    const semicolons = 'Mã;Cấp;Tên;Mã cấp trên;Từ ngày\n00325-001;Tổ dân phố;"số 1; cụm ""A""";00325;1/7/2021\n'
    const tabs = semicolons
      .replace('"số 1; cụm ""A"""', 'số 1')
      .replaceAll(';', '\t')
      .replace('số 1', '"số 1; cụm ""A"""')
    for (const text of [semicolons, tabs]) {
      const { rows, lines, refusals } = parseUnits(text)
      expect(refusals).toEqual([])
      expect(rows).toEqual([{ ...unit, validFrom: '2021-07-01', validTo: null }])
      expect(lines).toEqual([2])
    }
  })

  test('[ORG-01] a code used by one unit after the other → each child finds the parent of its time', () => {
    const { rows } = parseUnits(
      list(
        '01,thành phố,Hà Nội,,2019-10-25,',
        '00226,phường,Trung Tự,01,2019-10-25,2025-01-01',
        '00226,phường,Văn Miếu,01,2025-07-01,',
        '00226-001,tổ dân phố,số 1,00226,2020-01-01,2025-01-01',
        '00226-001,tổ dân phố,số 1,00226,2025-07-01,',
      ),
    )
    const areas = areasFromUnits(rows)
    expect(areas.ok && areas.value.map(({ id, parentId }) => [id, parentId])).toEqual([
      [1, null],
      [2, 1],
      [3, 1],
      [4, 2],
      [5, 3],
    ])
  })

  test('[ORG-01] a parent that is nowhere, a code for two units at once → refused', () => {
    const orphan = parseUnits(list('01,thành phố,Hà Nội,,2019-10-25,', '00001,phường,A,008,2019-10-25,'))
    expect(areasFromUnits(orphan.rows)).toMatchObject({ refusal: { code: 'AREAS.UNKNOWN_PARENT' } })
    const twice = parseUnits(list('01,thành phố,A,,2019-10-25,', '01,thành phố,B,,2020-01-01,'))
    expect(areasFromUnits(twice.rows)).toMatchObject({
      refusal: { code: 'AREAS.OVERLAPPING_CODE', params: { code: '01' } },
    })
  })
})
