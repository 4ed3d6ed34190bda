import { describe, expect, test } from 'vitest'
import { readShapes } from './read-shapes.ts'

const file = (properties: object | null) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties,
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [105, 21],
              [106, 21],
              [106, 22],
              [105, 21],
            ],
          ],
        },
      },
    ],
  })

describe('a boundary file before it is sent', () => {
  test('[ORG-01] says how many shapes and vertices, and finds the property with the code', () => {
    const { count, vertices, codeProperty } = readShapes(
      `\uFEFF${file({ ten_xa: 'Mai Động', Ma_Xa: '00325', dien_tich: 1 })}`,
    )
    expect([count, vertices, codeProperty]).toEqual([1, 4, 'Ma_Xa'])
    expect(readShapes(file({ name: 'x', commune_code: 5, code: '7' })).codeProperty).toBe('code')
    expect(readShapes(file(null))).toMatchObject({ count: 1, properties: [], codeProperty: undefined })
  })

  test('[ORG-01] a file cut off in the middle, or no collection, is said to be broken', () => {
    const whole = file({ code: '1' })
    expect(readShapes(whole.slice(0, 80)).broken).toBeTypeOf('string')
    expect(readShapes('{"type":"Topology"}').broken).toBeTypeOf('string')
  })
})
