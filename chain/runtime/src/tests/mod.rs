mod blocks;
mod config;
mod extension;
mod presets;
