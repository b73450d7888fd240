//! Accounts of the development presets: sr25519 public keys of the well-known development phrase with these paths.
//! A test derives them again.
use crate::AccountId;
use sp_core::hex2array;

const KEYS: [(&str, [u8; 32]); 29] = [
    (
        "//Alice",
        hex2array!("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"),
    ),
    (
        "//Bob",
        hex2array!("8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48"),
    ),
    (
        "//Charlie",
        hex2array!("90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22"),
    ),
    (
        "//Dave",
        hex2array!("306721211d5404bd9da88e0204360a1a9ab8b87c66c1bc2fcdd37f3c2222cc20"),
    ),
    (
        "//Eve",
        hex2array!("e659a7a1628cdd93febc04a4e0646ea20e9f5f0ce097d9a05290d4a9e054df4e"),
    ),
    (
        "//Ferdie",
        hex2array!("1cbd2d43530a44705ad088af313e18f80b53ef16b36177cd4b77b846f2a5f07c"),
    ),
    (
        "//Treasury",
        hex2array!("921e83abd72f3be9d10640f8d42d0188d78b963681157dbc68c9a4b040b0d31b"),
    ),
    (
        "//SubnetOwner",
        hex2array!("1e454f299e5c4a74ed9b4bdf5dfa2d3e2b3bc797afeec4887f792291dd896c25"),
    ),
    (
        "//SubnetOwner//hot",
        hex2array!("763c50fb801800cd8b2656b62542ec6386c98c05c10d1f8d6452824e8fae3a66"),
    ),
    (
        "//Validator//1",
        hex2array!("f6fbfad3890aeb1ad390f18bc75a3ad34e29bca8c4d8e6c2e79fa4b9813e5b77"),
    ),
    (
        "//Validator//1//cold",
        hex2array!("f801192a2f0da4538acb691ff83322eb38420578d26cbc8abfaae3c9b47fff6e"),
    ),
    (
        "//Validator//2",
        hex2array!("b66ebcaaee32b0df068c655e8ba17eb619b4ce1137cefac205a59f8382559828"),
    ),
    (
        "//Validator//2//cold",
        hex2array!("de5a23501de2bbf4a6b4207f1dba6841d33c3406144df85458bf09fb6c05c90d"),
    ),
    (
        "//Validator//3",
        hex2array!("8c0236499bff9ce54f5d9c6878a830dfccaa5ec387f0d0ccbff4670c25d7bb3f"),
    ),
    (
        "//Validator//3//cold",
        hex2array!("1446ada0780965f78f07d926a8cd240b74372cac0a5be9e0a78e72d87e6d6215"),
    ),
    (
        "//Validator//4",
        hex2array!("36ce8e2bee5dfe91a68fb280bc0a3e93776d73fc6eca1aec99f7fdd1251acb69"),
    ),
    (
        "//Validator//4//cold",
        hex2array!("6a7a6a6be65547ba1146b59ac483758f6b207348e3779fc45577bda296864f4f"),
    ),
    (
        "//Miner//1",
        hex2array!("005613a467441c0c48969e339b741ba39c5ce3f0cc6b89a195265f21fadbd406"),
    ),
    (
        "//Miner//1//cold",
        hex2array!("d2f4742a9c000a9bbad51af8c200c0e68237f946a38f853ae844525282b33a4c"),
    ),
    (
        "//Miner//2",
        hex2array!("1c81f1882612430cc6bf99422ebca4642af245e171a7d109a32e5e60b0aea80a"),
    ),
    (
        "//Miner//2//cold",
        hex2array!("98c005530841c0d771ca9193acf16d4f201209a5e9a8cc2eb666f7eb4bebb214"),
    ),
    (
        "//Miner//3",
        hex2array!("0c54c526f4fdeff51a51685a461879f75c2fea26dc7b7fcc025ae5b46a5ba416"),
    ),
    (
        "//Miner//3//cold",
        hex2array!("72a5cdfd543661e6cf569681ca43246462ba3d99ef295dec1ec316886ad6fe47"),
    ),
    (
        "//Miner//4",
        hex2array!("6ced9f43f22b91a21235d4c20e309da2ef48132a5c1065a8e02395558184f167"),
    ),
    (
        "//Miner//4//cold",
        hex2array!("04d2a4ab91d01f3d62aa9b7191552231b142e2e0689b61f53d10b37b3499b76c"),
    ),
    (
        "//Miner//5",
        hex2array!("0a893587974891f007bda10971c990d36bd664fab5a5963e9f20e638794c4d28"),
    ),
    (
        "//Miner//5//cold",
        hex2array!("b27ec0630ddf27aecf58791bcde716c6ef93b6df0e0bdd1c2c32a1c59efc8972"),
    ),
    (
        "//Miner//6",
        hex2array!("5c1aec08123ceb0b728af0bc52f3a1e72dfefc0b0e2a9accc9cbd70ccca3d87e"),
    ),
    (
        "//Miner//6//cold",
        hex2array!("900092ffd00cac8f3e40dc1254b06a67c06f9ca3e235f67739050c8b5fe6c204"),
    ),
];

/// Every development account.
pub fn all() -> impl Iterator<Item = (&'static str, AccountId)> {
    KEYS.iter()
        .map(|(path, public)| (*path, AccountId::new(*public)))
}

/// The account of a path in the table; others are a mistake of ours.
pub fn of(path: &str) -> AccountId {
    all()
        .find(|(of, _)| *of == path)
        .map(|(_, account)| account)
        .expect("the path is in the table")
}

#[cfg(test)]
mod tests {
    use sp_core::{sr25519, Pair};

    #[test]
    fn keys_are_derived_from_their_paths() {
        for (path, account) in super::all() {
            let pair = sr25519::Pair::from_string(path, None).expect("a path");
            assert_eq!(account, pair.public().0.into(), "{path}");
        }
    }
}
