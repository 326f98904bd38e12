import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** The pages of the desk, or with `--mode console` those of the county office's server. */
const entries = {
  desk: { outDir: 'dist', input: 'index.html' },
  console: { outDir: 'dist-console', input: 'console.html' },
};

const entry = (mode: string) => (mode === 'console' ? entries.console : entries.desk);

export default defineConfig(({ mode }) => ({
  plugins: [vue()],
  // The window loads pages from its own scheme and the loopback host from its root: relative works in both.
  base: './',
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    strictPort: true,
    // The manual and the schemas lie beside ui/.
    fs: { allow: ['..'] },
  },
  build: {
    outDir: entry(mode).outDir,
    emptyOutDir: true,
    rollupOptions: { input: entry(mode).input },
    // WebKitGTK 2.38 is the oldest engine that Tauri 2 starts on.
    target: ['es2021', 'safari16', 'chrome100'],
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test/setup.ts'],
    server: { deps: { inline: ['element-plus', 'vxe-table'] } },
  },
}));
