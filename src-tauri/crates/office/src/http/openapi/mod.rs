//! The description of the interface: operations from the table below, what they say from
//! `schemas.json`. Tests hold the table to the routes and the schemas to real answers.

mod operations;

use operations::{OPERATIONS, Operation, Who};
use serde_json::{Map, Value, json};

/// What is said, as JSON Schema 2020-12.
const SCHEMAS: &str = include_str!("schemas.json");

/// The document in the form of OpenAPI 3.1.
pub fn document() -> Value {
    let schemas: Value = serde_json::from_str(SCHEMAS).unwrap_or_default();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "明录县办服务",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "各单位设备的报送接口（/api/v1）和县办控制台的接口（/api/console）。出错时一律返回 Error。",
        },
        "paths": paths(),
        "components": { "schemas": schemas, "securitySchemes": security() },
    })
}

fn paths() -> Value {
    let mut paths = Map::new();
    for operation in OPERATIONS {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method] = described(operation);
    }
    Value::Object(paths)
}

fn described(operation: &Operation) -> Value {
    let mut described = json!({
        "summary": operation.summary,
        "responses": {
            "200": answer(operation.answer),
            "default": { "description": "出错", "content": content("Error") },
        },
        "parameters": parameters(operation),
    });
    if !operation.body.is_empty() {
        described["requestBody"] = json!({ "required": true, "content": content(operation.body) });
    }
    match operation.who {
        Who::Anybody => described["security"] = json!([]),
        Who::Device => described["security"] = json!([{ "device": [] }]),
        Who::Person => described["security"] = json!([{ "session": [], "csrf": [] }]),
    }
    described
}

fn answer(schema: &str) -> Value {
    json!({ "description": "成功", "content": content(schema) })
}

/// The content of a name: a schema, a list of one, bytes, or text.
fn content(name: &str) -> Value {
    let of = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    match (name, name.strip_suffix("[]")) {
        ("bytes", _) => json!({ "application/octet-stream": {} }),
        ("text", _) => json!({ "text/plain": {} }),
        (_, Some(item)) => {
            json!({ "application/json": { "schema": { "type": "array", "items": of(item) } } })
        }
        (name, None) => json!({ "application/json": { "schema": of(name) } }),
    }
}

fn parameters(operation: &Operation) -> Value {
    let places = operation
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let places = places.map(|name| {
        json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
    });
    let queries = operation.query.iter().map(|name| {
        // `after?` may be left out.
        let plain = name.trim_end_matches('?');
        json!({ "name": plain, "in": "query", "required": plain == *name, "schema": { "type": "string" } })
    });
    places.chain(queries).collect()
}

fn security() -> Value {
    json!({
        "device": {
            "type": "apiKey", "in": "header", "name": "Minglu-Signature",
            "description": "设备签名：Minglu-Device、Minglu-Time、Minglu-Nonce 和本头一起，签名覆盖方法、路径（含查询）、正文摘要、设备、时间和随机数。时间差超过 300 秒答 clock_skewed 并给出服务器时间；随机数只能用一次。",
        },
        "session": { "type": "apiKey", "in": "cookie", "name": "__Host-minglu" },
        "csrf": { "type": "apiKey", "in": "header", "name": "Minglu-Csrf", "description": "GET 以外的请求都要带登录时给的 csrf。" },
    })
}
