export type Envelope = { value: unknown; touched?: string[] };
export type Chunk = { id: string; name: string; offset: number; bytes: Uint8Array };

/** One way to reach the program: the window's bridge, the loopback host or a stand-in for tests. */
export interface Transport {
  /** Where the desk runs: a window can open files by itself, a browser downloads them. */
  readonly kind: 'window' | 'browser';
  call(name: string, payload: unknown): Promise<Envelope>;
  /** Hands over one piece of a file; the answer names the staged file. */
  upload(chunk: Chunk): Promise<string>;
}
