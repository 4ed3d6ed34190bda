import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What came back: status and body. */
export interface Answer {
  readonly status: number
  readonly text: string
}

/**
 * One kept-alive connection that posts JSON, one request after the other. The load generator shares the machine with
 * what it measures, so it takes a tenth of the time of a full HTTP client; it understands what our server sends, no more:
 * answers with a `content-length`, uncompressed.
 */
export class HttpLine {
  private readonly socket: Socket
  private readonly head: string
  private received: Buffer[] = []
  private size = 0
  private wanted: number | undefined
  private settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined

  private constructor(socket: Socket, url: URL, headers: Record<string, string>) {
    this.socket = socket
    const said = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    this.head = `HTTP/1.1\r\nhost: ${url.host}\r\nconnection: keep-alive\r\n${said.join('')}`
    socket.on('data', (part) => this.take(part))
    socket.on('error', (error) => this.settle?.reject(error))
    socket.on('close', () => this.settle?.reject(new Error('the server closed the connection')))
  }

  /** Opens a connection to the origin of `origin`; `headers` go with every request. */
  static async open(origin: string, headers: Record<string, string>): Promise<HttpLine> {
    const url = new URL(origin)
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true })
    await once(socket, 'connect')
    return new HttpLine(socket, url, headers)
  }

  /** Sends one request and waits for its answer. */
  post(path: string, body: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject }
      this.socket.write(`POST ${path} ${this.head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    })
  }

  close(): void {
    this.settle = undefined
    this.socket.destroy()
  }

  private take(part: Buffer): void {
    this.received.push(part)
    this.size += part.length
    if (this.wanted !== undefined && this.size < this.wanted) return
    const all = this.received.length === 1 ? part : Buffer.concat(this.received)
    this.received = [all]
    const end = all.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = all.toString('latin1', 0, end)
    this.wanted = end + 4 + Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)
    if (all.length < this.wanted) return
    this.received = []
    this.size = 0
    this.wanted = undefined
    this.settle?.resolve({ status: Number(head.slice(9, 12)), text: all.toString('utf8', end + 4) })
  }
}
