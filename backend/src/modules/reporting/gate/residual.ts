/** Which cells may rise and fall by themselves, 1 or 0 for each. */
export interface Freedom {
  up: Uint8Array
  down: Uint8Array
}

/**
 * The cells of a Regierungsbezirk as edges of a network: what arrives at a node leaves it, so a change of cells that
 * changes no sum is a cycle. Made once, asked thousands of times.
 */
export class Residual {
  readonly #from: Int32Array
  readonly #to: Int32Array
  /** Edges at each node, as spans of `#edges`. */
  readonly #start: Int32Array
  readonly #edges: Int32Array
  readonly #order: Int32Array
  readonly #low: Int32Array
  readonly #component: Int32Array
  readonly #bridge: Uint8Array
  #open: number[] = []
  #counter = 0
  #freedom: Freedom = { up: new Uint8Array(), down: new Uint8Array() }

  constructor(
    readonly nodes: number,
    cells: readonly { from: number; to: number }[],
  ) {
    this.#from = Int32Array.from(cells, ({ from }) => from)
    this.#to = Int32Array.from(cells, ({ to }) => to)
    const at: number[][] = Array.from({ length: nodes }, () => [])
    for (const [edge, { from, to }] of cells.entries()) {
      at[from]!.push(edge)
      at[to]!.push(edge)
    }
    this.#start = new Int32Array(nodes + 1)
    for (const [node, edges] of at.entries())
      this.#start[node + 1] = this.#start[node]! + edges.length
    this.#edges = Int32Array.from(at.flat())
    this.#order = new Int32Array(nodes)
    this.#low = new Int32Array(nodes)
    this.#component = new Int32Array(nodes)
    this.#bridge = new Uint8Array(cells.length)
  }

  /**
   * Marks the cells that can have another value while every shown sum stays and none falls below its least. Exact: on a
   * cycle along which every cell can change lie the edges inside a strongly connected component, without its bridges.
   */
  markChangeable(freedom: Freedom, found: Uint8Array): void {
    this.#freedom = freedom
    this.#restart()
    this.#component.fill(-1)
    for (let node = 0; node < this.nodes; node++) if (!this.#order[node]) this.#connect(node)
    this.#restart()
    this.#bridge.fill(0)
    for (let node = 0; node < this.nodes; node++) if (!this.#order[node]) this.#walk(node, -1)
    for (let edge = 0; edge < found.length; edge++)
      if (this.#inside(edge) && !this.#bridge[edge]) found[edge] = 1
  }

  /** Whether others lead from where the edge begins to where it ends: if it had something, that could go there. */
  leadsAround(edge: number, freedom: Freedom): boolean {
    this.#freedom = freedom
    this.#restart()
    const open = [this.#from[edge]!]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      this.#order[node] = 1
      for (let at = this.#start[node]!; at < this.#start[node + 1]!; at++) {
        const by = this.#edges[at]!
        const other = by === edge ? -1 : this.#along(by, node)
        if (other === this.#to[edge]) return true
        if (other >= 0 && !this.#order[other]) open.push(other)
      }
    }
    return false
  }

  /** Where the edge leads from this node, or -1 where it must not be taken. */
  #along(edge: number, node: number): number {
    const { up, down } = this.#freedom
    if (this.#from[edge] === node) return up[edge] ? this.#to[edge]! : -1
    return down[edge] ? this.#from[edge]! : -1
  }

  #restart(): void {
    this.#order.fill(0)
    this.#counter = 0
  }

  #enter(node: number): void {
    this.#order[node] = this.#low[node] = ++this.#counter
  }

  /** Tarjan's: gives each strongly connected component a number. */
  #connect(node: number): void {
    this.#enter(node)
    this.#open.push(node)
    for (let at = this.#start[node]!; at < this.#start[node + 1]!; at++) {
      const other = this.#along(this.#edges[at]!, node)
      if (other < 0) continue
      if (!this.#order[other]) this.#connect(other)
      if (this.#component[other]! < 0) this.#lower(node, this.#low[other]!)
    }
    if (this.#low[node] !== this.#order[node]) return
    for (let member = -1; member !== node;) {
      member = this.#open.pop()!
      this.#component[member] = node
    }
  }

  #inside(edge: number): boolean {
    return (
      (this.#freedom.up[edge] || this.#freedom.down[edge]) !== 0 &&
      this.#component[this.#from[edge]!] === this.#component[this.#to[edge]!]
    )
  }

  /** Finds the edges without which their ends would be apart, whatever their direction. */
  #walk(node: number, by: number): void {
    this.#enter(node)
    for (let at = this.#start[node]!; at < this.#start[node + 1]!; at++) {
      const edge = this.#edges[at]!
      if (edge === by || !this.#inside(edge)) continue
      const other = this.#from[edge] === node ? this.#to[edge]! : this.#from[edge]!
      if (!this.#order[other]) this.#walk(other, edge)
      this.#lower(node, this.#low[other]!)
      if (this.#low[other]! > this.#order[node]!) this.#bridge[edge] = 1
    }
  }

  #lower(node: number, to: number): void {
    if (to < this.#low[node]!) this.#low[node] = to
  }
}
