mod coldkey_swap;
mod epochs;
mod leaving;
mod moving;
mod registering;
mod staking;
mod subnets;
mod weighing;
