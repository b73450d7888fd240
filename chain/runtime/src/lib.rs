#![cfg_attr(not(feature = "std"), no_std)]
use sp_io as _;
