import type { ExpressionSpecification, Map as MapView } from 'maplibre-gl'
import type { Pattern, Tone } from '../theme/theme.ts'
import type { MapData } from './boundaries.ts'

const tones: readonly Tone[] = [
  'quiet',
  'accent',
  'good',
  'soon',
  'warn',
  'alarm',
  'level-1',
  'level-2',
  'level-3',
  'level-4',
  'scale-0',
  'scale-1',
  'scale-2',
  'scale-3',
  'scale-4',
]
const patterns: readonly Exclude<Pattern, 'none'>[] = ['dots', 'lines', 'dense', 'cross']

/** The colours of the theme as the map's canvas wants them. */
export interface Paints {
  readonly fills: Readonly<Record<Tone, string>>
  readonly ink: string
  readonly edge: string
}

/** Reads the theme's colours off the page, light or dark as it stands. */
export function paintsOf(element: HTMLElement): Paints {
  const probe = document.createElement('span')
  // Under reduced motion every element has a very short transition, and a colour read at its start is still the last one.
  probe.style.setProperty('transition', 'none', 'important')
  element.append(probe)
  const colour = (value: string) => {
    probe.style.color = value
    return getComputedStyle(probe).color
  }
  const fills = Object.fromEntries(
    tones.map((tone) => {
      probe.dataset.tone = tone
      return [tone, colour('var(--tone-fill)')]
    }),
  ) as Record<Tone, string>
  const paints = { fills, ink: colour('var(--ink)'), edge: colour('var(--rule-2)') }
  probe.remove()
  return paints
}

/** Draws the patterns as small images that the map repeats. */
export function addPatternImages(map: MapView, { ink }: Paints): void {
  for (const pattern of patterns) {
    const size = 16
    const canvas = document.createElement('canvas')
    canvas.width = size
    canvas.height = size
    const pen = canvas.getContext('2d')
    if (!pen) continue
    pen.strokeStyle = ink
    pen.fillStyle = ink
    pen.globalAlpha = 0.34
    drawPattern(pen, pattern, size)
    map.addImage(pattern, pen.getImageData(0, 0, size, size), { pixelRatio: 2 })
  }
}

function drawPattern(pen: CanvasRenderingContext2D, pattern: Exclude<Pattern, 'none'>, size: number): void {
  if (pattern === 'dots') {
    pen.fillRect(size / 2 - 1, size / 2 - 1, 3, 3)
    return
  }
  const step = pattern === 'lines' ? size : size / 2
  for (let start = -size; start <= size; start += step) {
    line(pen, [start, size], [start + size, 0])
    if (pattern === 'cross') line(pen, [start, 0], [start + size, size])
  }
}

function line(
  pen: CanvasRenderingContext2D,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): void {
  pen.beginPath()
  pen.moveTo(fromX, fromY)
  pen.lineTo(toX, toY)
  pen.stroke()
}

/** Fill, pattern over it, thin edges. */
export function addAreaLayers(map: MapView, data: MapData, { fills, edge }: Paints): void {
  const fill = [
    'match',
    ['get', 'tone'],
    ...tones.flatMap((tone) => [tone, fills[tone]]),
    fills.quiet,
  ] as unknown as ExpressionSpecification
  map.addSource('areas', { type: 'geojson', data })
  map.addLayer({ id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': fill } })
  map.addLayer({
    id: 'patterns',
    type: 'fill',
    source: 'areas',
    filter: ['!=', ['get', 'pattern'], 'none'],
    paint: { 'fill-pattern': ['get', 'pattern'] as unknown as ExpressionSpecification },
  })
  map.addLayer({ id: 'edges', type: 'line', source: 'areas', paint: { 'line-color': edge, 'line-width': 1.2 } })
}
