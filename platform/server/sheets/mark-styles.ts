/** Light red, as Excel itself marks what is bad. */
const fill =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill>'

/** A workbook's styles with red ones added: each cell keeps its own look but for the colour behind it. */
export class MarkStyles {
  private readonly xml: string
  private readonly formats: readonly string[]
  private readonly red = new Map<number, number>()

  constructor(xml: string) {
    this.xml = xml
    const cells = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(xml)?.[1] ?? ''
    this.formats = cells.match(/<xf\b[^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g) ?? []
  }

  /** The red twin of a style. */
  redOf(style: number): number {
    const of = this.formats[style] === undefined ? 0 : style
    const known = this.red.get(of) ?? this.formats.length + this.red.size
    this.red.set(of, known)
    return known
  }

  /** The styles with all twins that were asked for. */
  toXml(): string {
    const fills = /<fills\b[^>]*>([\s\S]*?)<\/fills>/.exec(this.xml)?.[1] ?? ''
    const fillId = fills.match(/<fill[\s>/]/g)?.length ?? 0
    const twins = [...this.red.keys()].map((of) => withFill(this.formats[of] ?? '<xf/>', fillId))
    return this.xml
      .replace(/<fills\b[^>]*>([\s\S]*?)<\/fills>/, `<fills count="${fillId + 1}">$1${fill}</fills>`)
      .replace(
        /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/,
        (_, inside: string) =>
          `<cellXfs count="${this.formats.length + twins.length}">${inside}${twins.join('')}</cellXfs>`,
      )
  }
}

function withFill(format: string, fillId: number): string {
  const bare = format
    .replace(/^(<xf\b[^>]*?)\s+fillId="[^"]*"/, '$1')
    .replace(/^(<xf\b[^>]*?)\s+applyFill="[^"]*"/, '$1')
  return bare.replace(/^<xf\b/, `<xf fillId="${fillId}" applyFill="1"`)
}
