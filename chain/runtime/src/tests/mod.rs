mod blocks;
mod config;
mod delegating;
mod extension;
mod presets;
