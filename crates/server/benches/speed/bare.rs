// SPDX-License-Identifier: AGPL-3.0-or-later
//! The reference: an axum handler that sends the same bytes and does nothing else.

use std::net::Ipv4Addr;

use anyhow::Result;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use axum::routing::any;

/// Serves `body` with `headers` at every path, on a free port, until the runtime ends. Gives the port.
pub async fn serve(mut headers: HeaderMap, body: Bytes) -> Result<u16> {
    // These the HTTP library writes by itself.
    for own in [header::DATE, header::CONTENT_LENGTH, header::CONNECTION, header::TRANSFER_ENCODING] {
        headers.remove(own);
    }
    let answer = move || {
        let (headers, body) = (headers.clone(), body.clone());
        async move { (headers, body) }
    };
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(any(answer))).await });
    Ok(port)
}
