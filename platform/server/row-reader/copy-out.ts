import type { Connection, Submittable } from 'pg'

/** Bytes before the first row: signature, flags, length of the extension. */
const headBytes = 19

/** What is copied, and who hears of it. */
export interface CopyTask {
  readonly columns: number
  readonly call: (row: Int32Array) => void
  readonly done: () => void
  readonly failed: (error: Error) => void
}

/** A COPY as the driver runs it: it hands every message on to the query that is under way. */
export class CopyOut implements Submittable {
  private readonly text: string
  private readonly task: CopyTask
  private readonly row: Int32Array
  private isFirst = true

  constructor(text: string, task: CopyTask) {
    this.text = text
    this.task = task
    this.row = new Int32Array(task.columns)
  }

  submit(connection: Connection): void {
    connection.query(this.text)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    let at = this.isFirst ? headBytes : 0
    this.isFirst = false
    const { row } = this
    const { columns, call } = this.task
    // A message is one row (the first one has the head before it, the last one is two bytes of -1).
    while (at + 2 + columns * 8 <= chunk.length) {
      at += 2
      for (let column = 0; column < columns; column++, at += 8) row[column] = chunk.readInt32BE(at + 4)
      call(row)
    }
  }

  handleError(error: Error): void {
    this.task.failed(error)
  }

  handleReadyForQuery(): void {
    this.task.done()
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCopyInResponse(): void {}
}
